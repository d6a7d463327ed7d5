import { Notifications } from '@mantine/notifications';
import styles from './toasts.module.css';

/**
 * Where toasts stand: at the foot of the rail, as wide as it is. Nothing that people work with lies there, so that no
 * toast covers a row or the button that is pressed next.
 */
export function Toasts() {
  return (
    <Notifications
      position="bottom-left"
      autoClose={8000}
      limit={3}
      // In so narrow a place words and buttons stand high.
      notificationMaxHeight={400}
      classNames={{ root: styles.place ?? '', notification: styles.toast ?? '' }}
    />
  );
}
